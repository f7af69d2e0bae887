/* A hundred clients come one after another; each one's sockets are closed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../unix.h"

int main(void)
{
    const int listener = a_listener();

    for (int i = 0; i < 100; i++) {
        const int client = a_client_of(listener);
        const int accepted = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        char byte;

        need(write(client, "x", 1) == 1 && read(accepted, &byte, 1) == 1);
        need(!shutdown(client, SHUT_WR) && read(accepted, &byte, 1) == 0);
        need(!close(accepted) && !close(client));
    }
    need(!close(listener));
}
