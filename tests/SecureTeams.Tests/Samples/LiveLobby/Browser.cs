using System.Globalization;
using Deque.AxeCore.Commons;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Interactions;
using SecureTeams.Tests.Identity.UserTokens;

namespace SecureTeams.Tests.Samples.LiveLobby;

/// <summary>The chromium that is installed, without a window, in a profile that goes with it.</summary>
internal sealed class Browser : IDisposable
{
    internal const string Missing = "chromium and chromedriver are not installed: eng/install-chromium.sh";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Longer than everything the driver itself waits for: what is missing is to be named by its answer, not by a request that ran out.</summary>
    private static readonly TimeSpan LongestCommand = 3 * LongestWait;

    private readonly ChromeDriver _driver;
    private readonly bool _javaScript;

    internal Browser(bool javaScript = true)
    {
        _javaScript = javaScript;
        var options = new ChromeOptions { BinaryLocation = InstalledProgram.Find("chromium") };
        options.AddArguments(
            "--headless=new", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server", "--password-store=basic");
        if (Environment.IsPrivilegedProcess)
        {
            options.AddArgument("--no-sandbox");
        }

        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        string program = InstalledProgram.Find("chromedriver")!;
        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(program), Path.GetFileName(program));
        service.SuppressInitialDiagnosticInformation = true;
        _driver = new ChromeDriver(service, options, LongestCommand);
        try
        {
            _driver.Manage().Timeouts().PageLoad = LongestWait;
            _driver.Manage().Timeouts().AsynchronousJavaScript = LongestWait;

            // The driver's own wait: what an action leads to is found when the page has come.
            _driver.Manage().Timeouts().ImplicitWait = LongestWait;
            Prepare();
        }
        catch
        {
            // Nobody has the object yet who could end its processes.
            _driver.Dispose();
            throw;
        }
    }

    internal static bool IsInstalled => InstalledProgram.Exists("chromium") && InstalledProgram.Exists("chromedriver");

    internal string Title => _driver.Title;

    internal string CurrentTab => _driver.CurrentWindowHandle;

    /// <summary>What the page's width exceeds the window's by.</summary>
    internal long Overflow => Convert.ToInt64(_driver.ExecuteScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth"), CultureInfo.InvariantCulture);

    /// <summary>Errors and violations that the browser reported since it was last asked.</summary>
    internal IReadOnlyList<string> Complaints => [.. _driver.Manage().Logs.GetLog(LogType.Browser).Select(entry => entry.ToString())];

    public void Dispose() => _driver.Dispose();

    internal void Go(Uri address) => _driver.Navigate().GoToUrl(address);

    /// <summary>Clicks on what leads to another page, and waits for that page.</summary>
    internal void Follow(string text) => Leave(() => Find(By.XPath($"//*[self::a or self::button][normalize-space()=\"{text}\"]")).Click());

    internal void Choose(string field, string value) => Find(By.CssSelector($"#{field} option[value=\"{value}\"]")).Click();

    internal string ValueOf(string field) => Find(By.Id(field)).GetDomProperty("value")!;

    internal void Type(string field, string text)
    {
        IWebElement element = Find(By.Id(field));
        element.Clear();
        element.SendKeys(text);
    }

    /// <summary>The message on the page that has this text.</summary>
    internal string Notice(string text) => Find(By.XPath($"//*[@role='status'][contains(., \"{text}\")]")).Text;

    internal string Heading => Find(By.TagName("h1")).Text;

    /// <summary>The card of somebody, as it is read.</summary>
    internal string Card(string name) => Find(By.XPath($"//li[.//h3[starts-with(normalize-space(), \"{name}\")]]")).Text;

    internal IReadOnlyList<string> Rows(string heading) =>
        [.. _driver.FindElements(By.XPath($"//section[h2[normalize-space()=\"{heading}\"]]//tbody/tr")).Select(row => row.Text.ReplaceLineEndings(" "))];

    internal void Press(string keys) => new Actions(_driver).SendKeys(keys).Perform();

    /// <summary>What has the focus: the text of the element.</summary>
    internal string Focused => (string)_driver.ExecuteScript("return document.activeElement.textContent.replace(/\\s+/g, ' ').trim()")!;

    /// <summary>How the element that has the focus shows it.</summary>
    internal string FocusOutline => (string)_driver.ExecuteScript("const s = getComputedStyle(document.activeElement); return s.outlineStyle + ' ' + s.outlineWidth")!;

    internal void OpenTab()
    {
        _driver.SwitchTo().NewWindow(WindowType.Tab);
        Prepare();
    }

    internal void Switch(string tab) => _driver.SwitchTo().Window(tab);

    internal void Look(int width, bool dark)
    {
        _driver.ExecuteCdpCommand("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        var scheme = new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" };
        _driver.ExecuteCdpCommand("Emulation.setEmulatedMedia", new() { ["features"] = new object[] { scheme } });
    }

    /// <summary>Writes what the whole page looks like beside the tests.</summary>
    internal void Photograph(string name)
    {
        var answer = (Dictionary<string, object>)_driver.ExecuteCdpCommand("Page.captureScreenshot", new() { ["captureBeyondViewport"] = true })!;
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;
        File.WriteAllBytes(Path.Combine(folder, $"{name}.png"), Convert.FromBase64String((string)answer["data"]));
    }

    /// <summary>What axe finds on the page; empty when it finds nothing.</summary>
    internal IReadOnlyList<string> Violations()
    {
        _driver.ExecuteScript(new BundledAxeScriptProvider().GetScript());
        object? found = _driver.ExecuteAsyncScript("""
            const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'], preload: false })
               .then(result => done(result.violations.map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' | '))), failure => done(['axe: ' + failure]));
            """);
        return [.. ((IEnumerable<object>)found!).Select(one => (string)one)];
    }

    /// <summary>
    /// The driver does not always see that a click has sent a form, and then looks for the next thing on the page that is about to go: a
    /// click there takes the place of the form. So the page is marked, and one without the mark awaited.
    /// </summary>
    private void Leave(Action action)
    {
        _driver.ExecuteScript("document.documentElement.dataset.left = ''");
        action();
        Find(By.CssSelector("html:not([data-left]) body"));
    }

    private IWebElement Find(By what)
    {
        try
        {
            return _driver.FindElement(what);
        }
        catch (NoSuchElementException missing)
        {
            throw new InvalidOperationException($"\"{what}\" is not on the page \"{_driver.Title}\" at {_driver.Url}, which reads:{Environment.NewLine}{_driver.FindElement(By.TagName("body")).Text}", missing);
        }
    }

    private void Prepare() => _driver.ExecuteCdpCommand("Emulation.setScriptExecutionDisabled", new() { ["value"] = !_javaScript });
}
