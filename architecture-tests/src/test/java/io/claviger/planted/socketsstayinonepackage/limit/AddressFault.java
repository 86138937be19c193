package io.claviger.planted.socketsstayinonepackage.limit;

import java.net.InetAddress;

class AddressFault {
    InetAddress address = InetAddress.getLoopbackAddress();
}
