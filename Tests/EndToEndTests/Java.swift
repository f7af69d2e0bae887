// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// The JDK's own web server and client: dual-stack sockets, epoll from many threads.
  @Suite struct Java {
    @Test func `Twenty concurrent posts of 200,000 bytes arrive whole`() async throws {
      try await Stage.with { stage in
        try stage.folder.write("Serve.java", Self.server)
        try stage.folder.write("Post.java", Self.client)
        try await stage.serve("java", ["Serve.java"], at: "10.0.0.1:80")
        let answers = try await stage.say("java", ["Post.java"])
        #expect(
          answers.split(separator: "\n")
            == Array(repeating: "10.0.0.9 sent 200000 bytes to /10.0.0.1:80", count: 20))
      }
    }

    private static let server = """
      import com.sun.net.httpserver.HttpServer;
      import java.net.InetSocketAddress;
      import java.util.concurrent.Executors;

      public class Serve {
        public static void main(String[] arguments) throws Exception {
          var server = HttpServer.create(new InetSocketAddress("10.0.0.1", 80), 0);
          server.setExecutor(Executors.newFixedThreadPool(4));
          server.createContext("/", exchange -> {
            var count = exchange.getRequestBody().readAllBytes().length;
            var from = exchange.getRemoteAddress().getAddress().getHostAddress();
            var text = from + " sent " + count + " bytes to " + exchange.getLocalAddress();
            exchange.sendResponseHeaders(200, text.length());
            exchange.getResponseBody().write(text.getBytes());
            exchange.close();
          });
          server.start();
        }
      }
      """

    private static let client = """
      import java.net.URI;
      import java.net.http.*;
      import java.util.stream.IntStream;

      public class Post {
        public static void main(String[] arguments) throws Exception {
          var client = HttpClient.newHttpClient();
          var body = HttpRequest.BodyPublishers.ofByteArray(new byte[200000]);
          var request = HttpRequest.newBuilder(URI.create("http://10.0.0.1/")).POST(body).build();
          var answers = IntStream.range(0, 20)
            .mapToObj(i -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
            .toList();
          for (var answer : answers) System.out.println(answer.get().body());
          System.exit(0);
        }
      }
      """
  }
}
