/* An accepted socket is closed by who served it and by who accepted it.
 * finds: double-close
 * opened: accept_a_client
 * closed: serve_it
 * again: forget_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../unix.h"

static SEEN int accept_a_client(int listener)
{
    return accept4(listener, NULL, NULL, SOCK_CLOEXEC);
}

static SEEN void serve_it(int fd) { need(write(fd, "x", 1) == 1 && !close(fd)); }

static SEEN void forget_it(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    const int listener = a_listener(), client = a_client_of(listener);
    const int accepted = accept_a_client(listener);

    serve_it(accepted);
    forget_it(accepted);
    need(!close(client) && !close(listener));
}
