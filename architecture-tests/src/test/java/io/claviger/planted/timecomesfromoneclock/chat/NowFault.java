package io.claviger.planted.timecomesfromoneclock.chat;

import java.time.Instant;

class NowFault {
    Instant now = Instant.now();
}
