namespace SecureTeams.Tests;

public sealed class PresenterScopeTests
{
    [Theory]
    [InlineData("organizer", "roleIsPresenter", true)]
    [InlineData("organizer", "organization", true)]
    [InlineData("organization", "everyone", true)]
    [InlineData("roleIsPresenter", "everyone", true)]
    [InlineData("roleIsPresenter", "organization", false)]
    [InlineData("organization", "roleIsPresenter", false)]
    [InlineData("everyone", "organizer", false)]
    [InlineData("later", "everyone", false)]
    [InlineData("everyone", "later", true)]
    public void IsAtLeastAsStrictAs_Pair_FollowsTheOrder(string left, string right, bool expected) =>
        Assert.Equal(expected, new PresenterScope(left).IsAtLeastAsStrictAs(new PresenterScope(right)));

    [Theory]
    [InlineData("organizerAndCoOrganizers", "organizerAndCoOrganizersAndPresenters", true)]
    [InlineData("organizerAndCoOrganizersAndPresenters", "organizerAndCoOrganizers", false)]
    [InlineData("later", "organizerAndCoOrganizersAndPresenters", false)]
    public void AdmittersIsAtLeastAsStrictAs_Pair_FollowsTheOrder(string left, string right, bool expected) =>
        Assert.Equal(expected, new LobbyAdmitters(left).IsAtLeastAsStrictAs(new LobbyAdmitters(right)));
}
