package io.claviger.testkit;

/** What the author of a provider may get wrong, and the test of the contract that must notice. */
enum Mistake {
    FORGETS_MAX_TOKENS("theLimitOfOutputTokensIsAlwaysSent"),
    DROPS_SYSTEM_TEXT("theConversationReachesTheWireInItsOrder"),
    DROPS_TOOL_RESULTS("aToolsResultReachesTheWireWithItsCall"),
    IGNORES_TEMPERATURE("everyFeatureIsMappedOrRefusedBeforeAnyCall"),
    SENDS_KEY_TWICE("theKeyIsInOneHeaderAndNowhereElse"),
    OVERLOOKS_IN_BAND_ERRORS("everyErrorOfTheServiceIsClassified"),
    TAKES_QUOTA_FOR_RATE_LIMIT("everyErrorOfTheServiceIsClassified"),
    MIXES_THINKING_INTO_TEXT("thinkingIsNoPartOfTheAnswer"),
    LOSES_USAGE("theAnswerArrivesWhole"),
    LOSES_SECOND_TOOL_CALL("toolCallsArriveWithTheirArguments"),
    NAMES_EVERY_FINISH_STOP("everyFinishReasonIsNamed"),
    STREAMS_NOTHING_UNTIL_THE_END("aStreamedAnswerArrivesPieceByPiece"),
    ENDS_AT_FIRST_EVENT("whatLooksBrokenAndIsNotIsAnswered"),
    LOGS_THE_KEY("itSaysWhoIsCalling"),
    TAKES_EVERY_403_FOR_A_BAD_KEY("keyIsInvalidInTheWordsOfTheServiceOnly"),
    LISTS_NO_MODELS("modelsAreListed"),
    FINISHES_WITHOUT_BEING_TOLD("everyBrokenAnswerEndsAsDefined");

    private final String noticedBy;

    Mistake(String noticedBy) {
        this.noticedBy = noticedBy;
    }

    String noticedBy() {
        return noticedBy;
    }
}
