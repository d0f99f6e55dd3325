// SPDX-License-Identifier: Apache-2.0
// Nothing: the object library that owns the precompiled headers of the tests needs one source.
