/* The resolver is set up twice, and taken down.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <netinet/in.h>
#include <resolv.h>

int main(void)
{
    struct __res_state state = {0};

    need(!res_init() && !res_init());
    need(!res_ninit(&state));
    const int file = a_file();
    res_nclose(&state);
    need(write(file, "x", 1) == 1 && !close(file));
}
