namespace SecureTeams.Emulator.Meetings;

internal enum MemberKind
{
    Text,
    Boolean,
    Instant,
    Choice,
    ChoiceList,
    Structure,
    StructureList,
    Opaque,
}
