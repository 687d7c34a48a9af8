Console.WriteLine("Usage: InspectTls host[:port]");
