/* A number that nobody opened is written to.
 * finds: bad-fd
 * call: write_to_nobody
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void write_to_nobody(void) { need_error(EBADF, write(1000, "x", 1)); }

int main(void) { write_to_nobody(); }
