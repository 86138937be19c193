package io.claviger.planted.socketsstayinonepackage.fallback;

import java.nio.channels.SocketChannel;

class ChannelFault {
    SocketChannel channel;
}
