/* A socket could not be made, and nobody looked before it accepts.
 * finds: bad-fd
 * call: accept_at_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void accept_at_it(int fd) { need_error(EBADF, accept(fd, NULL, NULL)); }

int main(void) { accept_at_it(socket(-1, SOCK_STREAM, 0)); }
