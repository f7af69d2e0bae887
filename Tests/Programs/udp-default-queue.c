/* With the default buffer 250 datagrams wait for a slow reader.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int here = dgram(family_of(ip)), there = bound(SOCK_DGRAM, ip, 0), heard = 0;
        char bytes[100];

        for (int i = 0; i < 250; i++)
            need(send_to(here, "ping", own(there)));
        settle();
        while (recv(there, bytes, sizeof bytes, MSG_DONTWAIT) == 4)
            heard++;
        say("heard", heard);
    }
}
