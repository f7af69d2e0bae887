/* An exec that fails leaves the sockets as they were.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int fd = listener("127.0.0.1", 0);

    say("exec", execl("/nonexistent/program", "program", NULL));
    say("exec of a directory", execl("/tmp", "tmp", NULL));
    tell(line.client, "unharmed");
    hear("server", line.server);
    dialled(own(fd));
    did("accept", accept(fd, NULL, NULL));
    say("FD_CLOEXEC", fcntl(fd, F_GETFD));
}
