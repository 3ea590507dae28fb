using Pipeline.Web.Tests.Support;

// One Azurite, one host, one browser for all tests: they take longer to start than the tests to run. Each test has a browsing context of
// its own.
[assembly: AssemblyFixture(typeof(WebFixture))]
