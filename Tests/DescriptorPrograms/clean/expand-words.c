/* Words are expanded as a shell does, a command among them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <wordexp.h>

int main(void)
{
    wordexp_t words;

    need(!wordexp("~ /* $(echo hello) $HOME", &words, 0));
    wordfree(&words);
    need(!close(a_file()));
}
