package io.claviger.planted.keysreachnologgerandnosocket.key;

import java.net.Socket;

class SocketFault {
    Socket socket = new Socket();
}
