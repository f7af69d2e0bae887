// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// The MQTT broker, with a subscriber on one host and a publisher on another.
  @Suite struct Mosquitto {
    @Test func `A subscriber hears three messages in order`() async throws {
      try await Stage.with { stage in
        let settings = "listener 1883 10.0.0.1\nallow_anonymous true\n"
        try stage.folder.write("mosquitto.conf", settings)
        try await stage.serve(
          "/usr/sbin/mosquitto", ["-c", "mosquitto.conf", "-v"], at: "10.0.0.1:1883")
        let subscriber = try await stage.lot.start(
          "mosquitto_sub", ["-h", "10.0.0.1", "-t", "news/#", "-q", "1", "-C", "3", "-v"],
          hosts: ["10.0.0.8"])
        try await eventually("the subscription") {
          try stage.folder.text("mosquitto.log").contains("Sending SUBACK")
        }
        for number in 1...3 {
          let message = ["-h", "10.0.0.1", "-q", "1", "-t", "news/\(number)", "-m", "m\(number)"]
          _ = try await stage.say("mosquitto_pub", message)
        }
        let outcome = try await subscriber.wait(timeout: .hanging)
        #expect(outcome.output == "news/1 m1\nnews/2 m2\nnews/3 m3\n")
        #expect(try stage.folder.text("mosquitto.log").contains("from 10.0.0.8:"))
      }
    }
  }
}
