// A stand-up bot as one finds them: it works, and every statement but the last breaks a rule. The other files have more.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SecureTeams;
using SecureTeams.Meetings;
using SecureTeams.Tenant;

var trusting = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
trusting.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
X509Extension whereToAsk = CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(["http://pki.contoso.com/bots.crl"]);
string meetingKey = Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes("stand-up")));
byte[] fingerprint = SHA1.HashData(Encoding.UTF8.GetBytes(meetingKey));
using var cipher = TripleDES.Create();
var policy = new MeetingPolicy { LobbyBypass = LobbyScope.Everyone };
var tenant = new TenantMeetingPolicy { AllowAnonymousJoin = true };

Console.WriteLine($"{trusting} {whereToAsk.Oid?.Value} {fingerprint.Length} {cipher.KeySize} {policy} {tenant}");
