/* A client that was reset before it was accepted is accepted and says so.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = listener("127.0.0.1", 0), client = dialled(own(fd));

    tell(client, "lost");
    reset(client);
    settle();
    int server = (int)need(accept(fd, NULL, NULL));
    hear("first", server);
    hear("second", server);
    hear("third", server);
}
