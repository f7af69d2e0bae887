/* Every address of 127.0.0.0/8 is the machine's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    static const char *const ips[] = {"127.0.0.2", "127.1.2.3", "127.255.255.254"};

    for (size_t i = 0; i < 3; i++) {
        int fd = know(listener(ips[i], 0), "server");
        int client = stream(AF_INET);

        say("by 127.0.0.1", dial(client, at("127.0.0.1", port_of(fd))));
        say("by its address", dial(client, own(fd)));
        say_own("client", know(client, "client"));
        say_peer("client's peer", client);
        close(client);
        close(fd);
    }
}
