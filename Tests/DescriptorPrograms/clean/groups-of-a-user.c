/* The groups of a user are asked for.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <grp.h>

int main(void)
{
    gid_t groups[64];
    int amount = 64;

    need(getgrouplist("root", 0, groups, &amount) > 0);
    need(getgrnam("root"));
    need(!close(a_file()));
}
