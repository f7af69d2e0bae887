// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// Node: its event loop, and the cluster module, which hands connections on by SCM_RIGHTS.
  @Suite struct Node {
    @Test func `Bodies of 300,000 bytes arrive whole at one server`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage, workers: 0)
        #expect(try await Self.post(stage) == "12000000 bytes, 1 servers, from 10.0.0.9")
      }
    }

    @Test func `The workers of a cluster share one listener`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage, workers: 3)
        #expect(try await Self.post(stage) == "12000000 bytes, 3 servers, from 10.0.0.9")
      }
    }

    private static func serve(_ stage: Stage, workers: Int) async throws {
      try stage.folder.write("server.js", serverSource)
      let server = [stage.folder("server.js"), "\(workers)"]
      try await stage.serve("node", server, at: "10.0.0.1:80")
      try await eventually("every worker") {
        try stage.folder.text("node.log").split(separator: "\n").count == max(1, workers)
      }
    }

    private static func post(_ stage: Stage) async throws -> String {
      try stage.folder.write("client.js", clientSource)
      return try await stage.say("node", ["client.js"])
    }

    private static let serverSource = """
      const http = require('http'), cluster = require('cluster');
      const workers = Number(process.argv[2]);
      if (cluster.isPrimary && workers > 0) {
        for (let i = 0; i < workers; i++) cluster.fork();
      } else {
        http.createServer((request, response) => {
          let bytes = 0;
          request.on('data', (chunk) => bytes += chunk.length);
          request.on('end', () => response.end(JSON.stringify(
            { bytes, pid: process.pid, from: request.socket.remoteAddress })));
        }).listen(80, '10.0.0.1', () => console.log('listening'));
      }
      """

    private static let clientSource = """
      const http = require('http');
      const post = () => new Promise((resolve, reject) => {
        const options = { host: '10.0.0.1', port: 80, method: 'POST', agent: false };
        const request = http.request(options, (response) => {
          let text = '';
          response.on('data', (chunk) => text += chunk);
          response.on('end', () => resolve(JSON.parse(text)));
        });
        request.on('error', reject);
        request.end(Buffer.alloc(300000));
      });
      Promise.all(Array.from({ length: 40 }, post)).then((answers) => {
        const bytes = answers.reduce((sum, answer) => sum + answer.bytes, 0);
        const servers = new Set(answers.map((answer) => answer.pid)).size;
        const from = [...new Set(answers.map((answer) => answer.from))].join();
        console.log(`${bytes} bytes, ${servers} servers, from ${from}`);
      });
      """
  }
}
