package io.claviger.planted.timecomesfromoneclock.chat;

import java.time.LocalDate;
import java.util.function.Supplier;

class ReferenceFault {
    Supplier<LocalDate> today = LocalDate::now;
}
