/* TCP and UDP number their ports each for themselves.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int tcp = know(listener(ip, port_in(nobody(SOCK_DGRAM, ip))), "same");
        int udp = bound(SOCK_DGRAM, ip, port_of(tcp));

        say_own("tcp", tcp);
        say_own("udp", udp);
    }
}
