/* The result of an open() that failed is closed.
 * finds: bad-fd
 * call: close_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return open("/nowhere/to/be/found", O_RDONLY | O_CLOEXEC); }

static SEEN void close_it(int fd) { need_error(EBADF, close(fd)); }

int main(void) { close_it(open_the_file()); }
