/* Standard input is closed as a stream, and a socket gets its number.
 * finds: stdio-close
 * closed: close_the_input
 * opened: make_the_socket
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_the_input(void) { need(!fclose(stdin)); }

static SEEN int make_the_socket(void) { return socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0); }

int main(void)
{
    close_the_input();
    const int fd = make_the_socket();
    need(fd == 0 && !close(fd));
}
