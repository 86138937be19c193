package io.claviger.planted.socketsstayinonepackage.provider.http;

import java.net.http.HttpClient;

class SoundTransport {
    HttpClient client;
}
