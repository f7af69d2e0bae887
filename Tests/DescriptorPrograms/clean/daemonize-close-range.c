/* A child closes all that it inherited by close_range(), around the one that it keeps.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int first, kept, last;

static SEEN void keep_one(void)
{
    need(!close_range(3, (unsigned)kept - 1, 0));
    need(!close_range((unsigned)kept + 1, ~0U, 0));
    need(write(kept, "x", 1) == 1 && !is_open(first) && !is_open(last));
    need(!close(kept));
}

int main(void)
{
    first = a_file();
    kept = a_file();
    last = a_file();
    in_child(keep_one);
    need(!close(first) && !close(kept) && !close(last));
}
