/* EMFILE when there is no number left; a waiting client waits on.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <sys/resource.h>

int main(void)
{
    int fd = listener("127.0.0.1", 0), last = dup(fd);
    struct rlimit limit = {(rlim_t)last + 2, (rlim_t)last + 2};

    dialled(own(fd));
    need(setrlimit(RLIMIT_NOFILE, &limit));
    say("socket", socket(AF_INET, SOCK_STREAM, 0));
    say("accept", accept(fd, NULL, NULL));
    say("dup", dup(fd));
    close(last);
    did("accept", accept(fd, NULL, NULL));
}
