package io.claviger.planted.timecomesfromoneclock.chat;

class MillisFault {
    long now = System.currentTimeMillis();
}
