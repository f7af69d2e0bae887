/* A server starts a program for each client, and gives it the sockets of all the others as well.
 * finds: exec-leak
 * opened: accept_a_client
 * SPDX-License-Identifier: Apache-2.0 */
#include "../exec.h"
#include "../unix.h"

static SEEN int accept_a_client(int listener) { return accept(listener, NULL, NULL); }

int main(void)
{
    const int listener = a_listener(), client = a_client_of(listener);
    const int accepted = accept_a_client(listener);

    run_another_program();
    need(!close(accepted) && !close(client) && !close(listener));
}
