/* A server that keeps its clients' sockets can accept no more.
 * finds: fd-exhausted
 * opened: accept_a_client
 * call: accept_a_client
 * SPDX-License-Identifier: Apache-2.0 */
#include "../limit.h"
#include "../unix.h"

enum { NUMBERS = 24 };

static SEEN int accept_a_client(int listener)
{
    return accept4(listener, NULL, NULL, SOCK_CLOEXEC);
}

int main(void)
{
    const int listener = a_listener();
    int fds[NUMBERS], amount = 0;

    limit_numbers(NUMBERS);
    for (;;) {
        const int client = a_client_of(listener);

        fds[amount] = accept_a_client(listener);
        const int error = errno;
        need(!close(client));
        if (fds[amount] == -1) {
            need(error == EMFILE);
            break;
        }
        amount++;
    }
    while (amount--)
        need(!close(fds[amount]));
    need(!close(listener));
}
