using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace SecureTeams.Emulator.Identity;

/// <summary>Keeps ASP.NET Core's data protection keys from being written into the user's profile.</summary>
internal sealed class InMemoryKeyRepository : IXmlRepository
{
    private readonly Lock _gate = new();
    private readonly List<XElement> _elements = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_gate)
        {
            return [.. _elements.Select(element => new XElement(element))];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_gate)
        {
            _elements.Add(new XElement(element));
        }
    }
}
