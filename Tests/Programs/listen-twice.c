/* listen() again changes the backlog and nothing else.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = know(listener("127.0.0.1", 0), "server");

    dialled(own(fd));
    say("again", listen(fd, 1));
    say("negative", listen(fd, -1));
    say("large", listen(fd, 1 << 30));
    say_own("own", fd);
    did("accept", accept(fd, NULL, NULL));
}
