/* system() starts a shell with redirections of its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    const int file = a_file();

    need(!system("echo hello >/dev/null; (echo hello; echo hello 2>&1) >/dev/null"));
    need(!close(file));
}
