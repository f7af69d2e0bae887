/* Port 0 asks for a port of the kernel's range, another one each time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int low = 0, high = 0, inside = 0, repeated = 0;
    static char seen[65536];
    FILE *file = fopen("/proc/sys/net/ipv4/ip_local_port_range", "r");

    if (file == NULL || fscanf(file, "%d %d", &low, &high) != 2)
        return 1;
    for (int i = 0; i < 200; i++) {
        int port =
            port_of(bound(i % 2 ? SOCK_STREAM : SOCK_DGRAM, i % 4 < 2 ? "127.0.0.1" : "::1", 0));

        inside += port >= low && port <= high;
        repeated += seen[port] >> (i % 4) & 1;
        seen[port] |= (char)(1 << (i % 4));
    }
    say("inside the range", inside);
    say("given twice", repeated);
}
