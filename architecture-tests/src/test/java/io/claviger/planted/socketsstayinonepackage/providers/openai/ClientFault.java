package io.claviger.planted.socketsstayinonepackage.providers.openai;

import java.net.http.HttpClient;

class ClientFault {
    HttpClient client = HttpClient.newHttpClient();
}
