/* A server has four listeners, made by one loop, and four files of its data: it holds them as
 * long as it lives. Four clients are connected when it ends.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../unix.h"

#include <netinet/in.h>

static SEEN int listen_somewhere(void)
{
    const struct sockaddr_in any = {.sin_family = AF_INET};
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    need(!bind(fd, (const struct sockaddr *)&any, sizeof any) && !listen(fd, 5));
    return fd;
}

static SEEN int answer_somewhere(void)
{
    const struct sockaddr_in any = {.sin_family = AF_INET};
    const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    need(!bind(fd, (const struct sockaddr *)&any, sizeof any));
    return fd;
}

static SEEN void open_data(const char *path) { need(open(path, O_RDONLY | O_CLOEXEC) != -1); }

static SEEN void accept_from(int listener) { need(accept(listener, NULL, NULL) != -1); }

int main(void)
{
    static const char *const paths[] = {"/bin/sh", "/bin/true", "/bin/ls", "/bin/cat"};
    const int listener = a_listener();

#pragma GCC unroll 1
    for (int i = 0; i < 4; i++) {
        listen_somewhere();
        answer_somewhere();
        open_data(paths[i]);
        a_client_of(listener);
        accept_from(listener);
    }
}
