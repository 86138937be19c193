package io.claviger.planted.timecomesfromoneclock.chat;

import java.util.Date;

class DateFault {
    Date now = new Date();
}
