"""What `AppController` is made of: one module for each thing that it lets happen."""
