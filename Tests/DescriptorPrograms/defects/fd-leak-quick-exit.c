/* The program ends by quick_exit(), which calls no destructor either.
 * finds: fd-leak
 * opened: open_the_file
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

int main(void)
{
    need(open_the_file() != -1);
    quick_exit(0);
}
