package io.claviger.planted.timecomesfromoneclock.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Date;

class SoundClock {
    Instant ask(InstantSource source, Clock clock) {
        return LocalDate.now(clock).isLeapYear() ? source.instant() : new Date(1).toInstant();
    }
}
