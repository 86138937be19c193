package io.claviger.planted.timecomesfromoneclock.provider;

import java.time.InstantSource;

class SystemTimeSource {
    InstantSource source = InstantSource.system();
}
