/* Who sends to a connected socket that is not its peer finds nobody there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int here = bound(SOCK_DGRAM, "127.0.0.1", 0), friend = bound(SOCK_DGRAM, "127.0.0.1", 0);
    int stranger = dgram(AF_INET);

    need(dial(here, own(friend)));
    need(dial(stranger, own(here)));
    say("send", tell(stranger, "x"));
    settle();
    say("send again", tell(stranger, "x"));
}
