/* Standard output is closed, and written to. It was open before the program began.
 * finds: use-after-close
 * closed: close_the_output
 * used: print_a_line
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_the_output(void) { need(!close(1)); }

static SEEN void print_a_line(void) { need_error(EBADF, write(1, "x\n", 2)); }

int main(void)
{
    close_the_output();
    print_a_line();
}
