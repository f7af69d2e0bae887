/* A socket goes to whatever system() starts.
 * finds: exec-leak
 * opened: make_the_socket
 * SPDX-License-Identifier: Apache-2.0 */
#include "../exec.h"

static SEEN int make_the_socket(void) { return socket(AF_UNIX, SOCK_DGRAM, 0); }

int main(void)
{
    const int fd = make_the_socket();

    need(!system("/bin/true"));
    need(!close(fd));
}
