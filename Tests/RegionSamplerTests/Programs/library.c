/* library.c — a library that comes and goes. SPDX-License-Identifier: Apache-2.0 */
void work_of_library(int count);

void work_of_library(int count)
{
    volatile int sum = 0;

    for (int i = 0; i < count; i++)
        sum = sum + i;
}
