/* Addresses are asked for with enough room, with room for the family, or with none, by intent.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../unix.h"

int main(void)
{
    struct sockaddr_storage address;
    struct sockaddr *place = (struct sockaddr *)&address;
    const int listener = a_listener(), client = a_client_of(listener);
    const int accepted = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    socklen_t whole = sizeof address, family = sizeof address.ss_family, none = 0;
    char byte;

    need(!getsockname(listener, place, &whole) && whole < sizeof address);
    need(!getsockname(listener, place, &family) && address.ss_family == AF_UNIX);
    need(!getpeername(client, place, &none));
    need(write(client, "x", 1) == 1 && recvfrom(accepted, &byte, 1, 0, NULL, NULL) == 1);
    need(!close(accepted) && !close(client) && !close(listener));
}
