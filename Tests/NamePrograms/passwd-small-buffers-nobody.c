/* A buffer that is too small for anybody does not say that nobody is there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const size_t sizes[] = {256, 512, 1024};
    static char buffer[1024];
    struct passwd user, *found;

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        printf("%zu: %d", sizes[i], getpwnam_r("mallory", &user, buffer, sizes[i], &found));
        printf(", %s\n", found ? "found" : "none");
    }
}
